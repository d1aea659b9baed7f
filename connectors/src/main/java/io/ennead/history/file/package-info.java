/** Files: packing, layout and rows. Everything that knows how a dump or a recording is written. */
package io.ennead.history.file;
