/** What is read from the database. */
package io.ennead.workflow.rows;
