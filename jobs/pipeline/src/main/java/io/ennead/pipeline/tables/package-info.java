/** The tables' columns, named once for every place that writes rows as text. */
package io.ennead.pipeline.tables;
