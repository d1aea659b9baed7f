// The service's push: connects, and connects again.

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5000;

/**
 * Calls `on.message(type, data)` for each message, `on.open()` and `on.lost()` when the connection
 * comes and goes.
 */
export function listen(on) {
  let pause = FIRST_PAUSE;
  const connect = () => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      on.open();
    };
    socket.onmessage = (event) => {
      const { type, data } = JSON.parse(event.data);
      on.message(type, data);
    };
    socket.onclose = () => {
      on.lost();
      setTimeout(connect, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    };
  };
  connect();
}

/** The answer of a route; throws with what the service says if it refuses. */
export async function get(path) {
  const response = await fetch(path);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.reason ?? response.statusText);
  return answer;
}
