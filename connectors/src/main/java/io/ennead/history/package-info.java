/**
 * Bounded sources: the trades and klines of files. {@link io.ennead.history.HistoryPlan} looks at
 * every row of the files once and reports what is wrong with them; {@link
 * io.ennead.history.TradeHistorySource} and {@link io.ennead.history.CandleHistorySource} read what
 * it found loadable. The steps: {@code options}, {@code file} (the only one that reads dumps and
 * recordings), {@code merge} (several files, one sequence), {@code inspect}, {@code split}, {@code
 * enumerator}, {@code reader}.
 */
package io.ennead.history;
