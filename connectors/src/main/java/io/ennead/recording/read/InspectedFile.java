package io.ennead.recording.read;

import io.ennead.recording.format.Block;
import io.ennead.recording.format.BlockReader;
import io.ennead.recording.format.DamagedRecordingException;
import io.ennead.recording.format.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file holds, after every byte of it was looked at.
 *
 * @param first the number of its first event
 * @param until the number behind its last
 * @param end the byte behind its last whole block
 * @param unfinished whether more bytes follow, which are no whole block
 */
record InspectedFile(
    Path path, Header header, long first, long until, long end, boolean unfinished) {

  /**
   * Looks at a file; nothing if it holds no event.
   *
   * @throws DamagedRecordingException if it does not hold what was written
   */
  static Optional<InspectedFile> of(Path path) throws IOException {
    try (BlockReader reader = new BlockReader(path)) {
      Optional<Header> header = reader.header();
      long first = -1;
      long until = -1;
      while (header.isPresent()) {
        long position = reader.position();
        Optional<Block> block = reader.next();
        if (block.isEmpty()) {
          break;
        }
        if (first < 0) {
          first = block.get().first();
        } else if (block.get().first() != until) {
          throw new DamagedRecordingException(
              "%s, byte %d: event %d follows event %d"
                  .formatted(path, position, block.get().first(), until - 1));
        }
        until = block.get().until();
      }
      return first < 0
          ? Optional.empty()
          : Optional.of(
              new InspectedFile(
                  path, header.get(), first, until, reader.position(), reader.isUnfinished()));
    }
  }
}
