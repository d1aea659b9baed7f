package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {

  @Test
  void a_script_is_read_from_a_file_and_written_back_the_same(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("faults.json");
    Files.writeString(
        file,
        """
        {"faults": [
          {"kind": "drop", "after": 100, "symbol": "BTCUSDT", "count": 3},
          {"kind": "rest_lag", "at": "PT5M", "lasts": "PT30S", "by": "PT2S"},
          {"kind": "halt", "at": "PT10M", "lasts": "PT2H"}
        ]}""");
    FaultScript script = FaultScript.load(file);
    assertThat(script)
        .isEqualTo(
            FaultScript.of(
                Fault.of(FaultKind.DROP).after(100).symbol("BTCUSDT").count(3).build(),
                Fault.of(FaultKind.REST_LAG)
                    .at(Duration.ofMinutes(5))
                    .lasts(Duration.ofSeconds(30))
                    .by(Duration.ofSeconds(2))
                    .build(),
                Fault.of(FaultKind.HALT)
                    .at(Duration.ofMinutes(10))
                    .lasts(Duration.ofHours(2))
                    .build()));
    assertThat(FaultScript.parse(script.toJson())).isEqualTo(script);
    assertThat(script.halts(Instant.EPOCH))
        .singleElement()
        .satisfies(h -> assertThat(h.to()).isEqualTo(Instant.ofEpochSecond(130 * 60)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"delay\"}|delay: needs the field by",
        "{\"kind\":\"explode\"}|explode",
        "{\"kind\":\"drop\",\"colour\":1}|colour",
        "{\"kind\":\"drop\",\"at\":\"soon\"}|write a duration as PT30S",
        "{\"kind\":\"drop\",\"at\":\"PT1S\",\"after\":3}|not both",
        "{\"kind\":\"drop\",\"count\":0}|count must be positive",
        "{\"kind\":\"drop\",\"count\":1,\"lasts\":\"PT1S\"}|not both",
        "{\"kind\":\"late_first_id\"}|needs the field skip",
        "{\"kind\":\"too_many_requests\"}|needs the field retryAfter",
        "{\"kind\":\"halt\",\"at\":\"PT1M\"}|needs the field lasts",
        "{\"kind\":\"rest_lag\",\"by\":\"PT1S\",\"stream\":\"x@trade\"}|takes no stream",
        "{\"kind\":\"drop\",\"by\":\"PT1S\"}|takes no field by",
        "{\"kind\":\"disconnect\",\"at\":\"PT1S\",\"symbol\":\"BTCUSDT\"}|takes no symbol here",
        "{\"kind\":\"half_open\",\"after\":0}|at least one message",
        "{\"kind\":\"rest_lag\",\"by\":\"PT1S\",\"connection\":1}|takes no connection",
        "{\"kind\":\"reorder\",\"count\":2,\"connection\":0}|count from 1",
        "{\"kind\":\"disconnect\",\"code\":1006}|cannot close with code 1006",
        "{\"kind\":\"rest_error\",\"code\":200}|no error status: 200",
        "{\"at\":\"PT1S\"}|needs a kind",
      })
  void a_bad_script_is_refused_with_the_reason(String fault, String reason) {
    assertThatThrownBy(() -> FaultScript.parse("{\"faults\":[" + fault + "]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fault script")
        .hasMessageContaining(reason);
  }

  @Test
  void what_is_no_json_is_refused_with_the_line() {
    assertThatThrownBy(() -> FaultScript.parse("{\n\"faults\": [\n oops"))
        .hasMessageContaining("line 3");
  }
}
