/** Which reader reads which instruments. */
package io.ennead.history.enumerator;
