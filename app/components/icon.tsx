import type { ComponentType } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Ban from 'lucide-react/icons/ban';
import Briefcase from 'lucide-react/icons/briefcase';
import Calendar from 'lucide-react/icons/calendar';
import Camera from 'lucide-react/icons/camera';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import Clock from 'lucide-react/icons/clock';
import Download from 'lucide-react/icons/download';
import Eye from 'lucide-react/icons/eye';
import FileText from 'lucide-react/icons/file-text';
import Filter from 'lucide-react/icons/sliders-horizontal';
import Globe from 'lucide-react/icons/globe';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import HandCoins from 'lucide-react/icons/hand-coins';
import Handshake from 'lucide-react/icons/handshake';
import House from 'lucide-react/icons/house';
import ImagePlus from 'lucide-react/icons/image-plus';
import Info from 'lucide-react/icons/info';
import Key from 'lucide-react/icons/key-round';
import LogIn from 'lucide-react/icons/log-in';
import LogOut from 'lucide-react/icons/log-out';
import MapPin from 'lucide-react/icons/map-pin';
import Message from 'lucide-react/icons/message-circle';
import Minus from 'lucide-react/icons/minus';
import Package from 'lucide-react/icons/package';
import Pause from 'lucide-react/icons/pause';
import Pencil from 'lucide-react/icons/pencil';
import Phone from 'lucide-react/icons/phone';
import PiggyBank from 'lucide-react/icons/piggy-bank';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import Refresh from 'lucide-react/icons/refresh-cw';
import Scale from 'lucide-react/icons/scale';
import Search from 'lucide-react/icons/search';
import Shield from 'lucide-react/icons/shield-check';
import Store from 'lucide-react/icons/store';
import Trash from 'lucide-react/icons/trash-2';
import Triangle from 'lucide-react/icons/triangle-alert';
import Truck from 'lucide-react/icons/truck';
import Undo from 'lucide-react/icons/undo-2';
import Upload from 'lucide-react/icons/upload';
import User from 'lucide-react/icons/user';
import Users from 'lucide-react/icons/users';
import Wallet from 'lucide-react/icons/wallet';
import X from 'lucide-react/icons/x';
import { classNames } from './class-names';

const ICONS = {
  back: ArrowLeft,
  verified: BadgeCheck,
  refused: Ban,
  enterprise: Briefcase,
  calendar: Calendar,
  camera: Camera,
  check: Check,
  down: ChevronDown,
  previous: ChevronLeft,
  next: ChevronRight,
  good: CircleCheck,
  bad: CircleX,
  orders: ClipboardList,
  waiting: Clock,
  download: Download,
  show: Eye,
  record: FileText,
  filter: Filter,
  language: Globe,
  training: GraduationCap,
  loan: HandCoins,
  agreed: Handshake,
  home: House,
  addPicture: ImagePlus,
  info: Info,
  code: Key,
  signIn: LogIn,
  signOut: LogOut,
  place: MapPin,
  message: Message,
  minus: Minus,
  package: Package,
  pause: Pause,
  edit: Pencil,
  phone: Phone,
  saving: PiggyBank,
  play: Play,
  add: Plus,
  refresh: Refresh,
  scale: Scale,
  search: Search,
  staff: Shield,
  store: Store,
  remove: Trash,
  warning: Triangle,
  delivery: Truck,
  undo: Undo,
  upload: Upload,
  account: User,
  group: Users,
  money: Wallet,
  close: X,
} as const satisfies Record<string, ComponentType<{ className?: string }>>;

export type IconName = keyof typeof ICONS;

/** Icons that point along the line of reading turn around in right-to-left scripts. */
const POINTING: ReadonlySet<IconName> = new Set<IconName>([
  'back',
  'previous',
  'next',
  'undo',
  'signIn',
  'signOut',
  'delivery',
  'play',
]);

/** A drawing beside a word; hidden from screen readers, which read the word. Use `IconWord` where the two stand alone. */
export function Icon({ name }: { name: IconName }) {
  const Drawing = ICONS[name];
  return <Drawing className={classNames('icon', POINTING.has(name) && 'icon-pointing')} aria-hidden="true" />;
}
