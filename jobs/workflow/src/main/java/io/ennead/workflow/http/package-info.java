/** The routes, and who may use them. */
package io.ennead.workflow.http;
