/**
 * A recording keeps what a source emitted, in its order, so that a live run can be run again:
 * {@code write} makes it beside the source, {@code read} is a bounded source of it, {@code format}
 * is what both know.
 */
package io.ennead.recording;
