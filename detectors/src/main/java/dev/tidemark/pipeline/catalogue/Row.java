package dev.tidemark.pipeline.catalogue;

import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the catalogue.
 *
 * @param names programs, or things used, that the row is about; a {@code *} at the end stands for anything
 * @param words the subcommand's words
 * @param with flags of which one must be there, {@code --flag} or {@code --flag=value}; all groups must be met
 * @param without flags of which none may be there
 * @param when inputs and the value that they must have
 * @param from how the first argument begins where what is copied comes from there, and the last does not; may be empty
 * @param places flags or inputs that name what it works on; {@code args} for the arguments
 * @param softWith flags, or {@code input=value}, with which its failure does not count
 * @param command for a thing used: the command line that it runs, inputs in braces
 * @param yes an example that matches
 * @param near an example that looks alike and does not match
 */
record Row(
    List<String> names,
    List<String> words,
    List<List<String>> with,
    List<String> without,
    Map<String, String> when,
    String from,
    List<String> places,
    List<String> softWith,
    Optional<String> command,
    Meaning meaning,
    List<String> yes,
    List<String> near,
    int line) {}
