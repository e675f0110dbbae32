import { TriangleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { t } from '../i18n';
import { Button } from './button';
import { Empty } from './empty';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Begins anew when it changes. */
  readonly resetKey?: string;
}

/** Keeps a fault within its panel: the panel says so, and the rest goes on. */
export class Boundary extends Component<BoundaryProps, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override componentDidCatch(fault: Error, info: ErrorInfo): void {
    // biome-ignore lint/suspicious/noConsole: a fault is told where those who can mend it look
    console.error(fault, info.componentStack);
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.fault && before.resetKey !== this.props.resetKey) this.setState({ fault: null });
  }

  override render(): ReactNode {
    if (!this.state.fault) return this.props.children;
    return (
      <Empty icon={<TriangleAlert />} title={t('fault.title')} text={t('fault.text')}>
        <Button kind="outline" onClick={() => this.setState({ fault: null })}>
          {t('action.retry')}
        </Button>
      </Empty>
    );
  }
}
