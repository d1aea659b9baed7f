/**
 * What the venue allows an address: connection attempts and request weight, and how long to wait.
 */
package io.ennead.binance.budget;
