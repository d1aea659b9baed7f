/** Rows as they are written, to everyone who listens. */
package io.ennead.workflow.push;
