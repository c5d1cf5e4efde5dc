package dev.tidemark.detector.governance;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class IssueFormsTest {

  @Test
  void tellsWhatAFormAsksFor() {
    DetectorTester.of(new IssueForms())
        .given(
            """
            -- .github/ISSUE_TEMPLATE/bug.yml --
            name: Something is broken
            body: [{type: textarea}]
            -- .github/ISSUE_TEMPLATE/new-database.yml --
            name: Ask for a database
            body: [{type: input}]
            -- .gitlab/issue_templates/Idea.md --
            ## What should be better
            -- .github/ISSUE_TEMPLATE/outage.md --
            ---
            name: Outage
            about: Tell what customers saw
            ---
            ## What happened
            -- .github/ISSUE_TEMPLATE/question.md --
            ## What would you like to know
            """)
        .sees(
            """
            governance.issue-form .github/ISSUE_TEMPLATE/bug.yml:1 about=bug
            governance.issue-form .github/ISSUE_TEMPLATE/new-database.yml:1 about=infrastructure
            governance.issue-form .github/ISSUE_TEMPLATE/outage.md:1 about=incident
            governance.issue-form .github/ISSUE_TEMPLATE/question.md:1 about=other
            governance.issue-form .gitlab/issue_templates/Idea.md:1 about=feature
            """);
  }

  @Test
  void theChooserAndOtherFoldersAreNoForms() {
    DetectorTester.of(new IssueForms())
        .given(
            """
            -- .github/ISSUE_TEMPLATE/config.yml --
            blank_issues_enabled: false
            -- forms/bug.yml --
            name: Bug
            body: [{type: textarea}]
            -- .github/ISSUE_TEMPLATE/broken.yml --
            body: [
            """)
        .seesNothing();
  }

  @Test
  void aFormThatAsksNothingIsNone() {
    DetectorTester.of(new IssueForms())
        .given(
            """
            -- .github/ISSUE_TEMPLATE/empty.yml --
            name: Bug
            -- .github/ISSUE_TEMPLATE/empty.md --
            -- docs/bugs.md --
            # How to report a bug
            """)
        .seesNothing();
  }
}
