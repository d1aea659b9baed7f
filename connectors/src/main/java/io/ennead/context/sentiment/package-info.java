/** Sentiment that is published over HTTP. */
package io.ennead.context.sentiment;
