package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/**
 * A task that a runner's file holds under a name.
 *
 * @param directory that it runs in
 */
record NamedTask(
    Ground ground, RepoPath file, String name, String script, int line, String directory) {

  Deed followed(Call call, CommandReader reader) {
    String step = ground.shown(file) + " " + name;
    String refused = call.scope().refuses(step);
    if (!refused.isEmpty()) {
      return call.unresolved(refused, List.of());
    }
    ShellState state = call.state().started(List.of());
    state.directory = directory;
    state.errexit = true;
    Scope scope = call.scope().into(ground, file, step);
    ShellScript read = ShellScript.read(script, line);
    return call.followed(step, reader.script(read, scope, state, call.soft()));
  }
}
