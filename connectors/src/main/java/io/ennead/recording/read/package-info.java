/** A bounded source of a recording: a split is an instrument with its files in order. */
package io.ennead.recording.read;
