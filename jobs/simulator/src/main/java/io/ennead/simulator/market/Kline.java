package io.ennead.simulator.market;

import java.math.BigDecimal;

/**
 * The twelve columns of an exchange kline and the ids that the stream adds.
 *
 * @param openTime microseconds since the epoch, inclusive
 * @param closeTime microseconds since the epoch, exclusive
 * @param open price of the first trade, or the close before in an interval without trades
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume base asset
 * @param quoteVolume quote asset
 * @param trades number of fills
 * @param takerBuyVolume base asset bought by takers
 * @param takerBuyQuoteVolume quote asset paid by takers
 * @param firstTradeId first fill, -1 without trades
 * @param lastTradeId last fill, -1 without trades
 */
public record Kline(
    long openTime,
    long closeTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    long trades,
    BigDecimal takerBuyVolume,
    BigDecimal takerBuyQuoteVolume,
    long firstTradeId,
    long lastTradeId) {}
