package io.ennead.pipeline;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.analytics.candles.MinuteFoldCodec;
import io.ennead.analytics.candles.Rollup;
import io.ennead.analytics.candles.RollupCodec;
import io.ennead.records.AuditDifference;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.CarriedLines;
import io.ennead.records.CarriedLinesCodec;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecordCodec;
import io.ennead.records.Decision;
import io.ennead.records.DecisionCodec;
import io.ennead.records.FeedEvent;
import io.ennead.records.GapEntry;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.IndicatorSnapshotCodec;
import io.ennead.records.Instrument;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeCodec;
import io.ennead.records.RejectedFrame;
import io.ennead.records.RepairedTrades;
import io.ennead.records.RepairedTradesCodec;
import io.ennead.records.Signal;
import io.ennead.records.SignalCodec;
import io.ennead.serialization.CodecTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How the records of the job are serialised; nothing goes through Kryo. */
public final class Types {

  public static final TypeInformation<MarketEvent> EVENT =
      CodecTypeInfo.immutable(MarketEvent.class, MarketEventCodec.class);

  public static final TypeInformation<MinuteFold> MINUTE_FOLD =
      CodecTypeInfo.mutable(MinuteFold.class, MinuteFoldCodec.class);

  public static final TypeInformation<Candle> CANDLE =
      CodecTypeInfo.immutable(Candle.class, CandleCodec.class);

  public static final TypeInformation<Rollup> ROLLUP =
      CodecTypeInfo.mutable(Rollup.class, RollupCodec.class);

  public static final TypeInformation<IndicatorSnapshot> INDICATORS =
      CodecTypeInfo.immutable(IndicatorSnapshot.class, IndicatorSnapshotCodec.class);

  public static final TypeInformation<CarriedLines> CARRIED_LINES =
      CodecTypeInfo.immutable(CarriedLines.class, CarriedLinesCodec.class);

  public static final TypeInformation<ContextRecord> CONTEXT =
      CodecTypeInfo.immutable(ContextRecord.class, ContextRecordCodec.class);

  public static final TypeInformation<Decision> DECISION =
      CodecTypeInfo.immutable(Decision.class, DecisionCodec.class);

  public static final TypeInformation<Signal> SIGNAL =
      CodecTypeInfo.immutable(Signal.class, SignalCodec.class);

  public static final TypeInformation<Outcome> OUTCOME =
      CodecTypeInfo.immutable(Outcome.class, OutcomeCodec.class);

  public static final TypeInformation<Instrument> INSTRUMENT = TypeInformation.of(Instrument.class);

  public static final TypeInformation<RepairedTrades> REPAIRED_TRADES =
      CodecTypeInfo.immutable(RepairedTrades.class, RepairedTradesCodec.class);

  public static final TypeInformation<GapEntry> GAP_ENTRY = TypeInformation.of(GapEntry.class);

  public static final TypeInformation<LateTrade> LATE_TRADE = TypeInformation.of(LateTrade.class);

  public static final TypeInformation<FeedEvent> FEED_EVENT = TypeInformation.of(FeedEvent.class);

  public static final TypeInformation<RejectedFrame> REJECTED_FRAME =
      TypeInformation.of(RejectedFrame.class);

  public static final TypeInformation<AuditDifference> AUDIT =
      TypeInformation.of(AuditDifference.class);

  private Types() {}
}
