package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;

/**
 * Tells a quiet stream from a dead one. Neither an open connection nor an acknowledgement counts:
 * only trades, klines that agree with them, and what REST says.
 */
final class Watch {

  /** What a look says. */
  enum Verdict {
    /** Nothing to do. */
    CALM,
    /** Klines have been ahead of the trades for too long: ids are missing. */
    BEHIND,
    /** Silent beyond its rhythm: REST is to be asked. */
    SILENT,
    /** Alive, and yet its time is not proven: REST is to be asked. */
    UNPROVEN,
    /** What a probe found ahead has come by the stream. */
    ALIVE,
    /** Trades happen and the stream does not bring them. */
    DEAD
  }

  private static final long NONE = Long.MIN_VALUE;

  private final long lagPatience;
  private final long proofPatience;
  private final long probePause;
  private final Rhythm rhythm;
  private String death;

  /** The trade id that a kline was ahead with, and since when; NONE when no kline was. */
  private long behindTradeId = NONE;

  private long behindSince;

  /** Klines were ahead before, and no trade has come since. */
  private boolean mute;

  private long probedAt = NONE;

  /** The newest id that a probe found ahead, and until when the stream may take to bring it. */
  private long expectedId = NONE;

  private long expectedBy;

  Watch(BinanceSettings settings) {
    this.lagPatience = settings.lagPatience();
    this.proofPatience = settings.proofPatience();
    this.probePause = settings.silence();
    this.rhythm = new Rhythm(settings.silence(), settings.proofPatience(), settings.silenceGaps());
  }

  /** A new connection: what was known of the old one is void. */
  void restart(long now) {
    ended();
    rhythm.restart(now);
    mute = false;
  }

  /** The connection is over: there is nothing to hold against it any more. */
  void ended() {
    death = null;
    behindTradeId = NONE;
    expectedId = NONE;
  }

  /** The stream brought a trade. */
  void traded(long now) {
    rhythm.traded(now);
    mute = false;
  }

  /** A kline agrees with the trades. */
  void confirmed(long now) {
    rhythm.sign(now);
  }

  /** A kline is ahead of the trades. */
  void behind(long tradeId, long now) {
    if (behindTradeId == NONE) {
      behindTradeId = tradeId;
      behindSince = now;
    }
  }

  /** REST was asked. */
  void probed(long now) {
    probedAt = now;
    rhythm.sign(now);
  }

  /** REST is ahead: the stream must bring this id in time. */
  void expect(long id, long now) {
    expectedId = id;
    expectedBy = now + lagPatience;
  }

  /** The id that the stream was last expected to bring. */
  long expectedId() {
    return expectedId == NONE ? -1 : expectedId;
  }

  /** Why the connection must be replaced, or null. */
  String death() {
    return death;
  }

  Verdict look(Sequence sequence, long now) {
    if (death != null) {
      return Verdict.CALM;
    }
    if (expectedId != NONE) {
      return expected(sequence, now);
    }
    if (behindTradeId != NONE && sequence.lastTradeId() >= behindTradeId) {
      behindTradeId = NONE;
    }
    if (behindTradeId != NONE && now - behindSince > lagPatience) {
      return behind();
    }
    if (rhythm.isSuspicious(now)) {
      return Verdict.SILENT;
    }
    boolean mayProbe = probedAt == NONE || now - probedAt > probePause;
    return mayProbe && sequence.behindKlines() > proofPatience ? Verdict.UNPROVEN : Verdict.CALM;
  }

  private Verdict expected(Sequence sequence, long now) {
    if (sequence.nextId() > expectedId) {
      expectedId = NONE;
      return Verdict.ALIVE;
    }
    if (now < expectedBy) {
      return Verdict.CALM;
    }
    death = "REST is ahead of a silent stream";
    return Verdict.DEAD;
  }

  private Verdict behind() {
    behindTradeId = NONE;
    if (mute) {
      death = "klines go on and trades do not";
      return Verdict.DEAD;
    }
    mute = true;
    return Verdict.BEHIND;
  }
}
