/** What must be answered before an action goes on. Takes the focus when it appears: the person has just asked for it. */
import { useEffect, useRef, useState } from 'react';
import { Button, Field, Input } from '@fluentui/react-components';
import type { Question } from '../session-state';
import { usePaneState, useSession } from '../session-context';

const YEAR = /^20\d\d$/;

export function QuestionView() {
  const { question } = usePaneState();
  if (!question) return null;
  return question.kind === 'year' ? (
    <YearQuestion suggested={question.suggested} />
  ) : (
    <UndoQuestion question={question} />
  );
}

function YearQuestion({ suggested }: { readonly suggested: number }) {
  const session = useSession();
  const [year, setYear] = useState(String(suggested));
  const form = useRef<HTMLFormElement>(null);
  const select = () => form.current?.querySelector('input')?.select();
  useEffect(select, []);
  const isYear = YEAR.test(year.trim());
  return (
    <form
      ref={form}
      className="pane-question"
      aria-label="新建底稿"
      onKeyDown={({ key }) => key === 'Escape' && session.dismiss()}
      onSubmit={(event) => {
        event.preventDefault();
        if (isYear) void session.createTemplate(Number(year));
        else select();
      }}
    >
      <h2>新建底稿</h2>
      <p>将在这个工作簿里新建填报底稿，已有的工作表不变。</p>
      <Field
        label="预算年度"
        required
        validationState={isYear ? 'none' : 'error'}
        validationMessage={isYear ? null : '请填四位年份，如 2024。'}
      >
        <Input
          value={year}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          onChange={(_event, { value }) => setYear(value)}
        />
      </Field>
      <div className="pane-buttons">
        <Button appearance="primary" type="submit">
          新建
        </Button>
        <Button onClick={() => session.dismiss()}>取消</Button>
      </div>
    </form>
  );
}

function UndoQuestion({ question }: { readonly question: Extract<Question, { kind: 'undo' }> }) {
  const session = useSession();
  const section = useRef<HTMLElement>(null);
  // The harmless answer is the last button.
  useEffect(() => section.current?.querySelector<HTMLElement>('button:last-of-type')?.focus(), []);
  return (
    <section
      ref={section}
      className="pane-question"
      role="alertdialog"
      aria-label={`撤销“${question.action}”`}
      aria-describedby="pane-losses"
      onKeyDown={({ key }) => key === 'Escape' && session.dismiss()}
    >
      <h2>撤销“{question.action}”</h2>
      <div id="pane-losses">
        <p>以下内容是之后手工改的，撤销会丢失：</p>
        <ul>
          {question.losses.map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
      </div>
      <div className="pane-buttons">
        <Button appearance="primary" onClick={() => void session.undo(true)}>
          放弃后来的修改并撤销
        </Button>
        <Button onClick={() => session.dismiss()}>取消</Button>
      </div>
    </section>
  );
}
