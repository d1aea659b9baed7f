/** Reading on the fetching thread, emission and position on the task thread. */
package io.ennead.history.reader;
