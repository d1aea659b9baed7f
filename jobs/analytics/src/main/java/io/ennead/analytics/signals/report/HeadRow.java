package io.ennead.analytics.signals.report;

import java.math.BigDecimal;

/**
 * How one head's votes did over resolved candidates: signals alone, or with their shadows.
 *
 * @param with candidates in whose direction the head voted
 * @param withHitPercent of them, those with a result above zero; null without any
 * @param withExpectancyR their mean result after fees; null without any
 * @param against candidates against which the head voted
 * @param againstHitPercent of them, those without a result above zero: the head was right
 * @param againstExpectancyR the mean result of the candidates that it opposed
 * @param silent candidates on which it was FLAT or abstained
 */
public record HeadRow(
    String head,
    boolean shadows,
    int with,
    BigDecimal withHitPercent,
    BigDecimal withExpectancyR,
    int against,
    BigDecimal againstHitPercent,
    BigDecimal againstExpectancyR,
    int silent) {}
