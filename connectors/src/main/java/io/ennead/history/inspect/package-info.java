/** The first pass over all files, and the report of it. */
package io.ennead.history.inspect;
