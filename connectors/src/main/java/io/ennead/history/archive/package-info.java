/** The exchange's public archive of files, read over HTTP as a live source needs it. */
package io.ennead.history.archive;
