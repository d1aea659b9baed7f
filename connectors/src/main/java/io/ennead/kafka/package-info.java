/**
 * Events of a source in a topic, and rows in topics. The events of an instrument lie in one
 * partition, in order. Beside them each partition holds marks: how far in time each task that
 * writes has come. A reader's watermark is the lowest mark of all tasks that write, so that it
 * needs to know neither the instruments nor what is quiet.
 */
package io.ennead.kafka;
