/** CSV files of a bounded run: times in epoch milliseconds, an empty field for NULL. */
package io.ennead.pipeline.csv;
