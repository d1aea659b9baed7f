/** Writing beside the source, on its task's thread. */
package io.ennead.recording.write;
