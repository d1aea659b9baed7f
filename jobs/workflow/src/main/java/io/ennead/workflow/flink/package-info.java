/** What is read from the cluster's REST API. */
package io.ennead.workflow.flink;
