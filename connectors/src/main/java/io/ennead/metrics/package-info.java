/** The names of all metrics in one place, and what they are kept in. */
package io.ennead.metrics;
