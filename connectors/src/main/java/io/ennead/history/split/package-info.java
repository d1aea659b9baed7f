/** What a reader is given, and how far it has got. */
package io.ennead.history.split;
