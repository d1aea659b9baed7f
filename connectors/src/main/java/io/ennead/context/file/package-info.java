/** Files of what feeds said: recordings of live runs, and sentiment as its publishers offer it. */
package io.ennead.context.file;
