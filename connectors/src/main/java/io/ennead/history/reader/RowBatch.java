package io.ennead.history.reader;

import java.util.List;

/**
 * Rows of one split that leave the reader in one go.
 *
 * @param last whether the split ends with them
 */
record RowBatch<T>(List<T> rows, boolean last) {}
