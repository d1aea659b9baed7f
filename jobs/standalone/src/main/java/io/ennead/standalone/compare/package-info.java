/** What differs between the rows of two runs: two ordered streams per table, merged by key. */
package io.ennead.standalone.compare;
