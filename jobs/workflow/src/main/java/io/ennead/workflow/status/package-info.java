/** How metrics and rows become what an operator reads. */
package io.ennead.workflow.status;
