import {
  ChartGantt,
  CircleCheck,
  CircleQuestionMark,
  Database,
  Gavel,
  Gem,
  Globe,
  Heart,
  House,
  Key,
  LayoutGrid,
  Leaf,
  type LucideIcon,
  Rocket,
  Settings,
  Smile,
  SquareKanban,
  Star,
  Terminal,
  Trees,
  Zap,
} from 'lucide-react';
import type { IconName, Mark } from './mark';

const ICONS: Readonly<Record<IconName, LucideIcon>> = {
  apps: LayoutGrid,
  bolt: Zap,
  check_circle: CircleCheck,
  dataset: Database,
  diamond: Gem,
  eco: Leaf,
  favorite: Heart,
  forest: Trees,
  gavel: Gavel,
  home: House,
  key: Key,
  mood: Smile,
  public: Globe,
  quiz: CircleQuestionMark,
  rocket: Rocket,
  settings: Settings,
  star: Star,
  terminal: Terminal,
  view_kanban: SquareKanban,
  view_timeline: ChartGantt,
};

/** An icon or an emoji, beside a name that says the rest. */
export function MarkIcon({ mark, size = 16 }: { readonly mark: Mark; readonly size?: number }) {
  if (mark.kind === 'emoji') {
    return (
      <span className="project-mark project-mark--emoji" aria-hidden="true">
        {mark.emoji}
      </span>
    );
  }
  const Icon = ICONS[mark.name];
  return <Icon size={size} aria-hidden="true" />;
}
