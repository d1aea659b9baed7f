package io.ennead.postgres;

import io.ennead.records.RejectedFrame;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Keeps the messages of a venue that could not be taken. */
final class RejectedFrameInsert implements RowsStatement<RejectedFrame> {

  private static final long serialVersionUID = 1L;

  private static final String SQL =
      """
      insert into rejected_frames (exchange, symbol, at, reason, excerpt)
      select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
      on conflict (exchange, symbol, at, excerpt) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<RejectedFrame> key() {
    return Comparator.comparing(RejectedFrame::instrument)
        .thenComparingLong(RejectedFrame::at)
        .thenComparing(RejectedFrame::excerpt);
  }

  @Override
  public void statement(PreparedStatement statement, List<RejectedFrame> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", frame -> frame.instrument().exchange())
        .add("text", frame -> frame.instrument().symbol())
        .add("timestamptz", frame -> Times.ofMillis(frame.at()))
        .add("text", frame -> storable(frame.reason()))
        .add("text", frame -> storable(frame.excerpt()));
  }

  /** PostgreSQL keeps no zero characters, which a broken message may hold. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
