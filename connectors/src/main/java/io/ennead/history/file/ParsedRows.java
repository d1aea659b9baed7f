package io.ennead.history.file;

import java.io.IOException;

/** The rows of a file that can be taken; the others are told of and passed over. */
final class ParsedRows<T> implements MeasuredRows<T> {

  private final Fields fields;
  private final Layout layout;
  private final RowParser<T> parser;
  private final RejectedRows rejected;
  private boolean headerPassed;

  ParsedRows(Fields fields, Layout layout, RowParser<T> parser, RejectedRows rejected) {
    this.fields = fields;
    this.layout = layout;
    this.parser = parser;
    this.rejected = rejected;
    this.headerPassed = !layout.header();
  }

  @Override
  public T next() throws IOException {
    while (fields.next()) {
      if (!headerPassed) {
        headerPassed = true;
        continue;
      }
      try {
        if (fields.count() != layout.width()) {
          throw new RowRejected(
              "it has %d columns where %d are expected".formatted(fields.count(), layout.width()));
        }
        return parser.parse(fields);
      } catch (RowRejected e) {
        rejected.rejected(fields.number(), fields.text(), e.getMessage());
      }
    }
    return null;
  }

  @Override
  public boolean truncated() {
    return fields.truncated();
  }

  @Override
  public void close() throws IOException {
    fields.close();
  }
}
