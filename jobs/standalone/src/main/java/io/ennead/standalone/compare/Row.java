package io.ennead.standalone.compare;

import java.util.Map;

/**
 * A row.
 *
 * @param values canonical texts by column, in the order of the table's columns
 */
record Row(RowKey key, Map<String, String> values) {}
