/** How the bounded sources share out what there is to read. */
package io.ennead.splits;
