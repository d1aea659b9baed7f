package io.ennead.history.file;

/** Makes a record of a row, or says why it cannot. */
interface RowParser<T> {

  T parse(Fields row) throws RowRejected;
}
