/** The embedded PostgreSQL: its folder, its server process, and who may run it. */
package io.ennead.standalone.database;
