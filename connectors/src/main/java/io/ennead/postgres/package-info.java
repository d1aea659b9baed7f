/**
 * PostgreSQL: migrations, one class per SQL statement, partitions and sinks.
 *
 * <p>Nothing here gives up on a database that is away for a while: see {@link
 * io.ennead.postgres.Patience}.
 */
package io.ennead.postgres;
