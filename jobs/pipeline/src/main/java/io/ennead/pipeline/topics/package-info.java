/** Between the job and topics: events out of and into one, rows as JSON. */
package io.ennead.pipeline.topics;
