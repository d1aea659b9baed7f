/** What the caller knows of the files, and how they are to be read. */
package io.ennead.history.options;
