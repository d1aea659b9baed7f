/** The parts of a feed's source: split, enumerator, reader. */
package io.ennead.context.source;
