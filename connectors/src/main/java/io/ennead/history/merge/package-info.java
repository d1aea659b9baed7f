/** Rows of several files, sorted or not, as one sequence in which each key stands once. */
package io.ennead.history.merge;
