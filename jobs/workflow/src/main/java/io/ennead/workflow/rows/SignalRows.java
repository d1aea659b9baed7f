package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Signals with what became of them. */
public final class SignalRows {

  private static final String COLUMNS =
      """
      select s.id, s.exchange, s.symbol, s.interval as timeframe, s.direction, s.close_time,
        s.entry, s.stop, s.target, s.risk_reward, s.probability, s.confidence, s.quality, s.regime,
        s.agreeing, cardinality(s.agreeing) as agreeing_heads, 9 as total_heads,
        coalesce(o.status, 'ACTIVE') as status,
        case when o.status <> 'ACTIVE' then o.at end as resolved_at,
        case when o.status <> 'ACTIVE' then o.price end as resolved_price,
        o.result_r, o.result_percent, o.favourable_r, o.adverse_r
      """;

  private static final String FROM =
      " from signals s left join outcomes o on o.id = s.id and not o.shadow ";

  private static final String NEWEST = " order by s.close_time desc, s.id limit ?";

  private static final String ACTIVE =
      COLUMNS + FROM + "where coalesce(o.status, 'ACTIVE') = 'ACTIVE'" + NEWEST;

  private static final String RESOLVED = COLUMNS + FROM + "where o.status <> 'ACTIVE'" + NEWEST;

  private static final String ALL = COLUMNS + FROM + NEWEST;

  private static final String ONE =
      COLUMNS + ", s.boost, s.reasons, s.votes" + FROM + "where s.id = ?";

  private SignalRows() {}

  /** Which signals are wanted. */
  public enum Wanted {
    ACTIVE(SignalRows.ACTIVE),
    RESOLVED(SignalRows.RESOLVED),
    ALL(SignalRows.ALL);

    private final String query;

    Wanted(String query) {
      this.query = query;
    }
  }

  /** The newest signals, at most so many. */
  public static List<ObjectNode> newest(Connection connection, Wanted wanted, int count)
      throws SQLException {
    return Sql.rows(connection, wanted.query, count);
  }

  /** One signal with its nine votes and the findings of the gates. */
  public static Optional<ObjectNode> one(Connection connection, String id) throws SQLException {
    return Sql.rows(connection, ONE, id).stream().findFirst();
  }
}
