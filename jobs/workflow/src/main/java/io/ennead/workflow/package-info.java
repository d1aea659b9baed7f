/**
 * What an operator looks at: REST, push and a page. Every figure comes from a metric of the job,
 * read through Flink's REST API, or from a row of the database; nothing is kept here, so that a
 * restart of the service changes no figure.
 */
package io.ennead.workflow;
