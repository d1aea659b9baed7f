package io.ennead.history.file;

import io.ennead.records.Interval;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out, from a file's first rows, what its columns are and how far its candles are apart. */
public final class LayoutDetection {

  private static final int SAMPLE = 100;

  /** Open times from which the length of the candles is believed. */
  private static final int ROWS_THAT_SHOW = 4;

  private static final List<Column> TRADES =
      Arrays.asList(
          Column.ID, Column.PRICE, Column.QUANTITY, null, Column.TIME, Column.BUYER_IS_MAKER);

  private static final List<Column> AGG_TRADES =
      List.of(
          Column.ID,
          Column.PRICE,
          Column.QUANTITY,
          Column.FIRST_ID,
          Column.LAST_ID,
          Column.TIME,
          Column.BUYER_IS_MAKER);

  private static final List<Column> KLINES =
      List.of(
          Column.OPEN_TIME,
          Column.OPEN,
          Column.HIGH,
          Column.LOW,
          Column.CLOSE,
          Column.VOLUME,
          Column.CLOSE_TIME,
          Column.QUOTE_VOLUME,
          Column.COUNT,
          Column.TAKER_BUY_VOLUME,
          Column.TAKER_BUY_QUOTE_VOLUME);

  private final Layout.Text text;
  private final List<List<String>> sample;

  private LayoutDetection(Layout.Text text, List<List<String>> sample) {
    this.text = text;
    this.sample = sample;
  }

  /**
   * What was found.
   *
   * @param interval of klines, as the rows themselves show it; null if they do not
   */
  public record Found(FileKind kind, Layout layout, Interval interval) {}

  /**
   * @param kind as the name says, or null to tell trades from aggregated ones by the columns
   */
  public static Found of(Path path, Container container, FileKind kind)
      throws IOException, FileRefused {
    Layout.Text text = textOf(path, container);
    List<List<String>> sample = new ArrayList<>();
    try (Fields fields = RowReaders.fields(path, container, text)) {
      while (sample.size() < SAMPLE && fields.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
          row.add(fields.get(i).toString());
        }
        sample.add(row);
      }
    }
    if (sample.isEmpty()) {
      throw new FileRefused("it holds no whole row: fetch it again");
    }
    return new LayoutDetection(text, sample).found(kind);
  }

  private static Layout.Text textOf(Path path, Container container) throws IOException {
    try (InputStream in = Packing.open(path, container)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      return first == '[' ? Layout.Text.JSON_ARRAYS : Layout.Text.CSV;
    } catch (EOFException e) {
      return Layout.Text.CSV;
    }
  }

  private Found found(FileKind named) throws FileRefused {
    boolean header = text == Layout.Text.CSV && isHeader(sample.get(0));
    FileKind kind = named == null ? kindOfTrades(header) : named;
    Layout layout = header ? byName(kind) : byPlace(kind);
    return new Found(kind, layout, kind == FileKind.KLINES ? spacing(layout) : null);
  }

  private static boolean isHeader(List<String> row) {
    String first = row.get(0).strip();
    return !first.isEmpty() && !Character.isDigit(first.charAt(0)) && first.charAt(0) != '-';
  }

  private FileKind kindOfTrades(boolean header) {
    if (header) {
      return placeOf(Column.FIRST_ID, sample.get(0)) == Layout.ABSENT
          ? FileKind.TRADES
          : FileKind.AGG_TRADES;
    }
    for (List<String> row : sample) {
      boolean single = row.size() == 6 || (row.size() == 7 && isFlag(row.get(5)));
      if (single) {
        return FileKind.TRADES;
      }
      if (row.size() == 7 || row.size() == 8) {
        return FileKind.AGG_TRADES;
      }
    }
    return FileKind.AGG_TRADES;
  }

  private static boolean isFlag(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private Layout byPlace(FileKind kind) throws FileRefused {
    for (List<String> row : sample) {
      List<Column> columns = columns(kind, row.size());
      if (columns != null) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
          if (columns.get(i) != null) {
            places.put(columns.get(i), i);
          }
        }
        return layout(false, row.size(), places);
      }
    }
    throw new FileRefused(
        "its rows have %d columns, and %s have %s: give the exchange's own file, or a header"
            .formatted(sample.get(0).size(), kind, widths(kind)));
  }

  private static List<Column> columns(FileKind kind, int width) {
    return switch (kind) {
      case TRADES -> width == 6 || width == 7 ? TRADES : null;
      case AGG_TRADES -> width == 7 || width == 8 ? AGG_TRADES : null;
      case KLINES -> width == 6 ? Column.OF_KLINES : width == 11 || width == 12 ? KLINES : null;
      default -> null;
    };
  }

  private static String widths(FileKind kind) {
    return switch (kind) {
      case TRADES -> "6 or 7";
      case AGG_TRADES -> "7 or 8";
      default -> "6 or 12";
    };
  }

  private Layout byName(FileKind kind) throws FileRefused {
    List<String> names = sample.get(0);
    List<Column> all =
        kind == FileKind.KLINES
            ? KLINES
            : kind == FileKind.AGG_TRADES ? AGG_TRADES : Column.OF_TRADES;
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (Column column : all) {
      int place = placeOf(column, names);
      if (place != Layout.ABSENT) {
        places.put(column, place);
      }
    }
    List<Column> needed = kind == FileKind.KLINES ? Column.OF_KLINES : all;
    String missing =
        needed.stream()
            .filter(column -> !places.containsKey(column))
            .map(column -> column.names().get(0))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new FileRefused(
          "its header names %s, and no column for %s of %s: rename its columns"
              .formatted(names, missing, kind));
    }
    return layout(true, names.size(), places);
  }

  private static int placeOf(Column column, List<String> names) {
    for (String known : column.names()) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").equals(known)) {
          return i;
        }
      }
    }
    return Layout.ABSENT;
  }

  private Layout layout(boolean header, int width, Map<Column, Integer> places) {
    List<Integer> index =
        new ArrayList<>(Collections.nCopies(Column.values().length, Layout.ABSENT));
    places.forEach((column, place) -> index.set(column.ordinal(), place));
    return new Layout(text, header, width, index);
  }

  /**
   * The length of the candles: by their close times, else by how far their open times are apart.
   */
  private Interval spacing(Layout layout) {
    Map<Interval, Integer> lengths = new EnumMap<>(Interval.class);
    SortedSet<Long> opens = new TreeSet<>();
    for (List<String> row : sample) {
      long open = millis(row, layout, Column.OPEN_TIME);
      long close = millis(row, layout, Column.CLOSE_TIME);
      if (open > 0) {
        opens.add(open);
        Arrays.stream(Interval.values())
            .filter(interval -> close + 1 == interval.end(open))
            .forEach(interval -> lengths.merge(interval, 1, Integer::sum));
      }
    }
    return lengths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseGet(() -> longestBetween(opens));
  }

  /** The time in a column of a row, or 0; what is wrong with it is told when the file is read. */
  private static long millis(List<String> row, Layout layout, Column column) {
    int place = layout.of(column);
    if (place == Layout.ABSENT || row.size() != layout.width()) {
      return 0;
    }
    try {
      return Math.floorDiv(Stamps.micros(row.get(place)), 1_000L);
    } catch (RowRejected e) {
      return 0;
    }
  }

  /** The longest interval of which every distance is a multiple; null if too few rows show it. */
  private static Interval longestBetween(SortedSet<Long> opens) {
    if (opens.size() < ROWS_THAT_SHOW) {
      return null;
    }
    long first = opens.first();
    Interval longest = null;
    for (Interval interval : Interval.values()) {
      if (opens.stream().allMatch(open -> (open - first) % interval.millis() == 0)) {
        longest = interval;
      }
    }
    return longest;
  }
}
